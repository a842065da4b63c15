import type { Message } from '#shared/domain/explanation/model.ts'
import { maxReportedPlaces } from '#shared/schema/import/model.ts'
import type { ImportCause, ImportPlace } from '#shared/schema/import/model.ts'
import type { ImportCode } from './import-codes.ts'

interface OpenCause {
  readonly severity: ImportCause['severity']
  readonly message: Message
  count: number
  readonly places: ImportPlace[]
}

/** Causes beyond this many are folded into one line: a wrong column can make every cell a cause of its own. */
const MAX_CAUSES = 200
/** Values are shown to find the cell back, not to be read in full. */
const MAX_SHOWN = 60

/** Collects what is wrong, grouped by cause: one sentence with all its places, not a sentence per row. */
export class ProblemLog {
  readonly #causes = new Map<string, OpenCause>()
  #placeCount = 0
  #errorCount = 0
  #warningCount = 0

  error(code: ImportCode, place: ImportPlace, params: Message['params'] = {}): void {
    this.#errorCount += 1
    this.#add('error', code, place, params)
  }

  warn(code: ImportCode, place: ImportPlace, params: Message['params'] = {}): void {
    this.#warningCount += 1
    this.#add('warning', code, place, params)
  }

  get errorCount(): number {
    return this.#errorCount
  }

  get warningCount(): number {
    return this.#warningCount
  }

  /** Errors first, each group in order of the first place found. */
  listCauses(): ImportCause[] {
    const causes = [...this.#causes.values()]
    return [...causes.filter(isError), ...causes.filter((cause) => !isError(cause))].map((cause) => ({
      ...cause,
    }))
  }

  #add(
    severity: ImportCause['severity'],
    code: ImportCode,
    place: ImportPlace,
    params: Message['params'],
  ): void {
    const shown = shortened(params)
    let key = `${severity} ${code} ${JSON.stringify(shown)}`
    let message: Message = { code, params: shown }
    if (!this.#causes.has(key) && this.#causes.size >= MAX_CAUSES) {
      key = `${severity} others`
      message = { code: severity === 'error' ? 'import.otherErrors' : 'import.otherWarnings', params: {} }
    }
    const cause = this.#causes.get(key) ?? { severity, message, count: 0, places: [] }
    this.#causes.set(key, cause)
    cause.count += 1
    if (this.#placeCount < maxReportedPlaces) {
      cause.places.push(place)
      this.#placeCount += 1
    }
  }
}

function isError(cause: { readonly severity: ImportCause['severity'] }): boolean {
  return cause.severity === 'error'
}

function shortened(params: Message['params']): Message['params'] {
  const entries = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'string' && value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value,
  ])
  return Object.fromEntries(entries)
}
