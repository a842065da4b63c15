/** Room for signs outside ASCII would need a table of their own: this paper has none. */
const OUTSIDE_ASCII = /[^\x20-\x7e]/g

/** A page of A4 in plain letters, as small as a PDF can be; the same lines give the same bytes on every machine. */
export function smallPaper(lines: readonly string[]): string {
  const text = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
  const page = `BT /F1 12 Tf 60 780 Td 18 TL\n${text}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${page.length}>>\nstream\n${page}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\n`
  return `${file}${end}startxref\n${file.length}\n%%EOF\n`
}

function escaped(line: string): string {
  return line.replaceAll(OUTSIDE_ASCII, '?').replaceAll(/[\\()]/g, String.raw`\$&`)
}
