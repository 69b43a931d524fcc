/** Latin letters and signs as typed, in lower case; under a Hangul keyboard the letter that is printed on the key; "ArrowUp" and the like as they are. */
export function keyName({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (key.length > 1 && key !== "Process") return key;
  if (/^[ -~]$/.test(key)) return key.toLowerCase();
  return code.startsWith("Key") ? code.slice(3).toLowerCase() : key;
}

/** Of a key that is pressed with shift: "shift+1" whatever sign the keyboard prints above the digit. */
export function shiftedKeyName({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  return `shift+${code.startsWith("Digit") ? code.slice(5) : keyName({ key, code })}`;
}
