/**
 * Copies a text inside a click. A CRM may forbid the clipboard to its frames (Permissions-Policy): asking all the same would
 * print an error in its console, so the policy is looked at first and the older command tried instead.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  if (isAllowed()) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused for this moment (no focus, a managed browser): the older command may still do.
    }
  }
  return copyBySelection(text);
}

type PolicyDocument = Document & { readonly featurePolicy?: { allowsFeature(feature: string): boolean } };

function isAllowed(): boolean {
  return (document as PolicyDocument).featurePolicy?.allowsFeature('clipboard-write') ?? true;
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('aria-hidden', 'true');
  box.style.position = 'fixed';
  box.style.opacity = '0';
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
