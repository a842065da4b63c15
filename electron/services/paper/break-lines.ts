/** How wide a piece of text is, in whatever unit the column has. */
export type Measure = (text: string) => number

/**
 * A text in lines that fit a column. Its own line ends stay; a word that is wider than the column is cut. Letters that
 * were typed as a letter and a separate accent become one letter, because a font draws those in one place.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  return text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((line) => breakOneLine(line.replaceAll('\t', ' '), width, measure))
}

function breakOneLine(line: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').flatMap((each) => cutToFit(each, width, measure))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && measure(longer) > width) {
      lines.push(current)
      current = word
    } else {
      current = longer
    }
  }
  return [...lines, current]
}

function cutToFit(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece)
      piece = letter
    } else {
      piece += letter
    }
  }
  return [...pieces, piece]
}

/** The widest word of a text: a column that is narrower cuts it. */
export function widestWord(text: string, measure: Measure): number {
  return Math.max(0, ...text.split(/\s/).map(measure))
}
