/** `code`: of the problem, with "~" in place of its "/". */
export function RefusalPage(_: { readonly code: string }) {
  return null;
}
