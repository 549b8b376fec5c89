/** A value as it is shown in a finding: JSON, cut to a readable length, with the length of the whole. */
export function quote(value: unknown): string {
  if (typeof value === 'string' && value.length > 300)
    return `${JSON.stringify(value.slice(0, 300)).slice(0, -1)}…" (${value.length} characters)`;
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
