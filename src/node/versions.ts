/** Order of two semantic versions. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)]
  const place = left.numbers.findIndex((number, index) => number !== right.numbers[index])
  if (place >= 0) return (left.numbers[place] ?? 0) - (right.numbers[place] ?? 0)
  if (left.label === right.label) return 0
  // A version with a label comes before the one without.
  if (left.label === '' || right.label === '') return left.label === '' ? 1 : -1
  return left.label < right.label ? -1 : 1
}

function parts(version: string): { readonly numbers: readonly number[]; readonly label: string } {
  const [numbers = '', ...label] = version.split('-')
  return { numbers: numbers.split('.').map(Number), label: label.join('-') }
}
