import type { Meanwhile } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { ask } from './answers.ts'
import { nameOfActor } from './authorise.ts'
import type { Judging } from './judge.ts'
import type { Submission, Submitter } from './submission.ts'

/** Enough to see why; more would only hide it. */
const MEANWHILE_MOST = 5

/** What others did on the streams of a command since its device last looked, as far as the device may see them. */
export async function listMeanwhile(
  { writer, ports }: Judging,
  { streams, baseVersions, originDevice }: Submission,
  { scope }: Submitter,
): Promise<readonly Meanwhile[]> {
  const since: Partial<Record<StreamId, number>> = {}
  for (const stream of streams) {
    const base = baseVersions[stream]
    if (base !== undefined && scope.some((entry) => entry.stream === stream)) since[stream] = base
  }
  if (Object.keys(since).length === 0) return []
  const acts = await writer.listMeanwhile(since, originDevice, MEANWHILE_MOST)
  const told: Meanwhile[] = []
  const devices = acts.length === 0 ? [] : await writer.listDevices()
  for (const act of acts) {
    // An act names the computer it was done on, which stays the same whatever identity that computer has now.
    const device = devices.findLast(
      ({ id, installId }) => installId === act.originDevice || id === act.originDevice,
    )
    told.push({
      ...{ commandId: act.id, label: { code: act.label.code, params: { ...act.label.params } } },
      ...{ actorId: act.actorId, at: act.at, deviceName: device?.name ?? '' },
      actorName: await ask(nameOfActor(act.actorId), writer, ports.rulebook),
    })
  }
  return told
}
