/** A line of the case's story in which phones and plates are hidden until they are clicked. */
import { Masked } from '../desk/Masked';

/** Seven digits and more, as phones are written; plates of mainland China with their province's sign. */
const personal =
  /(\+?\d(?:[ -]?\d){6,14}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?[A-HJ-NP-Z0-9]{5,6})/;

export function MaskedText({ text, masked }: { text: string; masked: boolean }) {
  if (!masked) return <>{text}</>;
  return (
    <>
      {text.split(personal).map((part, at) => {
        const key = `${at} ${part}`;
        return at % 2 === 1 ? <Masked key={key} value={part} masked /> : part;
      })}
    </>
  );
}
