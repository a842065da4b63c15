import { readWeek } from '#shared/import/read-value.ts'
import type { Application } from '../application.ts'
import { ask } from './ask.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

export interface BoardRun {
  readonly application: Pick<Application, 'dispatch'>
  readonly week: string
  readonly locationId: string | null
  readonly output: LineWriter
  readonly say: Speech
  readonly tell: (text: string) => void
}

/** The week board as JSON: a line per location. */
export async function runBoard(run: BoardRun): Promise<ExitCode> {
  const { application, output, say, tell } = run
  const week = readWeek(run.week)
  if (week === undefined) {
    tell(say({ code: 'cli.badWeek', params: { week: run.week } }))
    return exitCode.usage
  }
  const session = await ask(application, 'session.get', {})
  if (!session.ok) {
    tell(say(session.refusal))
    return exitCode.refused
  }
  const known = session.value.locations.map(({ id }) => id)
  const wanted = run.locationId === null ? known : known.filter((id) => id === run.locationId)
  if (wanted.length === 0) {
    tell(
      say({
        code: 'cli.unknownLocation',
        params: { location: run.locationId ?? '', known: known.join(', ') },
      }),
    )
    return exitCode.usage
  }
  for (const locationId of wanted) {
    const board = await ask(application, 'weekBoard.get', { locationId, week })
    if (!board.ok) {
      tell(say(board.refusal))
      return exitCode.refused
    }
    output.writeJson(board.value)
  }
  return exitCode.fine
}
