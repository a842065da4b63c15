import type { HqStore, HqReader, HqWriter } from '#headquarters/store/store.ts'
import { pullReply, pushReply } from '#shared/sync/protocol.ts'
import type { PullReply, PushReply, PushRequest } from '#shared/sync/protocol.ts'
import { ok } from '#shared/kernel/result.ts'
import { boldDeviceBugs } from './planted-device-bugs.ts'
import type { PlantedBug } from './planted-bug.ts'

/**
 * Mistakes that are easily made, each put in around the real parts by a small wrapper. The simulation is worth something
 * because it finds every one of them; what finds them is counted in docs/simulation.md.
 */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no global id: the same act under another number is carried out again',
    store: (store) =>
      wrapStore(store, () => ({ findJudged: async () => undefined, listJudged: async () => [] })),
  },
  {
    name: 'a number that is used twice is answered with what the first act came to',
    needs: 'oldCopies',
    answer: (kind, request, answer) =>
      kind === 'push' ? answerForks(request as PushRequest, answer) : answer,
  },
  {
    name: 'headquarters believes the device and checks no places itself',
    registry: (registry) => ({
      ...registry,
      prepare(type, version, args) {
        const prepared = registry.prepare(type, version, args)
        if (!prepared.ok || type !== 'approveRequest') return prepared
        const { handle } = prepared.value
        return ok({ ...prepared.value, handle: (context) => withoutOtherCare(handle(context)) })
      },
    }),
  },
  {
    name: 'a version is given before its rows are there',
    answer: (kind, _request, answer) => (kind === 'pull' ? changePull(answer, withoutLastRows) : answer),
  },
  {
    name: 'what is gone is not told',
    answer: (kind, _request, answer) => (kind === 'pull' ? changePull(answer, withoutTombstones) : answer),
  },
  {
    name: 'a first download takes no notice of what headquarters forgot in between',
    needs: 'forgetting',
    store: (store) => wrapStore(store, noHorizon, noHorizon),
  },
  { name: 'headquarters is put back and goes on as if nothing happened', keepsEpoch: true },
  {
    name: 'a verdict is told before its rows',
    answer: (kind, _request, answer) => (kind === 'push' ? changePush(answer, withoutVersions) : answer),
  },
  {
    name: 'acts of one push are judged in another order',
    store: (store) => wrapStore(store, skipSeqs),
  },
  ...boldDeviceBugs,
]

type Wrap<Part> = (part: Part) => Partial<Part>

function wrapStore(store: HqStore, writing: Wrap<HqWriter>, reading?: Wrap<HqReader>): HqStore {
  return {
    kind: store.kind,
    read: (work) =>
      store.read((reader) => work(Object.assign(Object.create(reader) as HqReader, reading?.(reader) ?? {}))),
    write: (work) =>
      store.write((writer) => work(Object.assign(Object.create(writer) as HqWriter, writing(writer)))),
    close: () => store.close(),
  }
}

function noHorizon<Part extends HqReader>(part: Part): Partial<Part> {
  const wrapped: Partial<HqReader> = {
    findStream: async (id) => ({ ...(await part.findStream(id)), horizon: 0 }),
  }
  return wrapped as Partial<Part>
}

/** The second act of a device is kept under the number of the third, and so on. */
function skipSeqs(writer: HqWriter): Partial<HqWriter> {
  return { recordSeq: (device, seq, id) => writer.recordSeq(device, seq % 5 === 4 ? seq + 1 : seq, id) }
}

function changePull(
  answer: { status: number; text: string },
  change: (reply: PullReply) => PullReply,
): typeof answer {
  const parsed = answer.status === 200 ? pullReply.safeParse(JSON.parse(answer.text)) : undefined
  return parsed?.success === true ? { ...answer, text: JSON.stringify(change(parsed.data)) } : answer
}

function changePush(
  answer: { status: number; text: string },
  change: (reply: PushReply) => PushReply,
): typeof answer {
  const parsed = answer.status === 200 ? pushReply.safeParse(JSON.parse(answer.text)) : undefined
  return parsed?.success === true ? { ...answer, text: JSON.stringify(change(parsed.data)) } : answer
}

function withoutLastRows(reply: PullReply): PullReply {
  const pages = reply.pages.map((page) =>
    page.kind === 'rows' && page.from > 0 && page.to % 4 === 0
      ? { ...page, rows: page.rows.filter(([, , version]) => version < page.to) }
      : page,
  )
  return { ...reply, pages }
}

function withoutTombstones(reply: PullReply): PullReply {
  const pages = reply.pages.map((page) =>
    page.kind === 'rows' ? { ...page, rows: page.rows.filter((row) => row[3] === 0) } : page,
  )
  return { ...reply, pages }
}

function withoutVersions(reply: PushReply): PushReply {
  return { ...reply, results: reply.results.map((outcome) => ({ ...outcome, versions: {} })) }
}

function answerForks(request: PushRequest, answer: { status: number; text: string }): typeof answer {
  return changePush(answer, ({ stopped, ...reply }) => {
    if (stopped?.code !== 'forked') return stopped === undefined ? reply : { ...reply, stopped }
    const rest = request.commands.slice(reply.results.length)
    const results = rest.map(({ seq, id }) => ({ seq, id, status: 'accepted' as const, versions: {} }))
    return { ...reply, results: [...reply.results, ...results] }
  })
}

/** A check that sees no care but what is in the contracts. */
function* withoutOtherCare<Value>(
  facts: Generator<unknown, Value, unknown>,
): Generator<never, Value, unknown> {
  let step = facts.next()
  while (step.done !== true) {
    const answer: unknown = yield step.value as never
    const query = step.value as { readonly kind: string; readonly table?: string; readonly where?: object }
    const isOthersCare =
      query.kind === 'rows' && query.table === 'extra_attendance' && 'day' in (query.where ?? {})
    step = facts.next(isOthersCare ? [] : answer)
  }
  return step.value
}
