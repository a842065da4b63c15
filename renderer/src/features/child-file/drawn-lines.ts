/** The box a name is drawn in, as the paper knows it. */
export const BOX = { width: 600, height: 200 } as const
type Point = [x: number, y: number]
export type Lines = readonly (readonly Point[])[]

/** More says nothing about a hand, and the paper must stay small. */
const MAX_LINES = 40
const MAX_POINTS = 400
/** Closer than this to the last point is the same point. */
const NEAR = 3

interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where on the box a pointer is, whatever size the box has on the screen. */
export function pointIn(frame: Frame, clientX: number, clientY: number): Point {
  return [
    clamp(((clientX - frame.left) / (frame.width || BOX.width)) * BOX.width, BOX.width),
    clamp(((clientY - frame.top) / (frame.height || BOX.height)) * BOX.height, BOX.height),
  ]
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, Math.round(value)))
}

/** The pen comes down: a new line begins. */
export function beginLine(lines: Lines, point: Point): Lines {
  return lines.length >= MAX_LINES ? lines : [...lines, [point]]
}

/** The pen moves on. */
export function extendLine(lines: Lines, point: Point): Lines {
  const line = lines.at(-1)
  const last = line?.at(-1)
  if (line === undefined || last === undefined) return lines
  if (Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAR) return lines
  // A line that is full goes on in the next one.
  return line.length >= MAX_POINTS ? beginLine(lines, point) : [...lines.slice(0, -1), [...line, point]]
}

/** `M1 2 L3 4`; one point alone is a dot. */
export function pathOf(line: readonly Point[]): string {
  const [first] = line
  if (first === undefined) return ''
  const rest = line.length === 1 ? [first] : line.slice(1)
  return `M${first[0]} ${first[1]} ${rest.map(([x, y]) => `L${x} ${y}`).join(' ')}`
}

/** Something a person drew, and no slip of the hand. */
export function isDrawn(lines: Lines): boolean {
  return lines.reduce((count, line) => count + line.length, 0) >= 5
}
