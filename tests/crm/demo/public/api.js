export class NotFound extends Error {}

export async function getJson(path, signal) {
  const response = await fetch(`/api${path}`, { signal });
  if (response.status === 404) throw new NotFound(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export async function postText(path, text) {
  const response = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
