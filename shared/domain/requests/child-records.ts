import { groupBy } from '#shared/kernel/group-by.ts'
import type { FixedFace, SecondGroupConsent } from '../children/model.ts'
import type { ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { CareRequest } from './model.ts'

/** What a check asks of one child and an index does not keep by child. */
export interface ChildRecords {
  readonly requests: readonly CareRequest[]
  readonly faces: readonly FixedFace[]
  readonly consents: readonly SecondGroupConsent[]
}

interface RecordsByChild {
  readonly requests: ReadonlyMap<ChildId, readonly CareRequest[]>
  readonly faces: ReadonlyMap<ChildId, readonly FixedFace[]>
  readonly consents: ReadonlyMap<ChildId, readonly SecondGroupConsent[]>
}

const recordsByIndex = new WeakMap<LocationIndex, RecordsByChild>()

/** Sorted out once for one index, which never changes. */
export function childRecordsOf(index: LocationIndex, childId: ChildId): ChildRecords {
  const known = recordsByIndex.get(index) ?? sortOut(index)
  recordsByIndex.set(index, known)
  return {
    requests: known.requests.get(childId) ?? [],
    faces: known.faces.get(childId) ?? [],
    consents: known.consents.get(childId) ?? [],
  }
}

function sortOut({ facts }: LocationIndex): RecordsByChild {
  return {
    requests: groupBy(facts.requests, (request) => request.childId),
    faces: groupBy(facts.fixedFaces, (face) => face.childId),
    consents: groupBy(facts.consents, (consent) => consent.childId),
  }
}
