import type { SessionActor } from '#shared/ipc/calls/session.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { SessionPort } from '../../ports.ts'

/** Before there is data somebody must be able to bring it in. */
const firstActor: SessionActor = { id: 'local-user', name: '', role: 'locationManager' }

/**
 * Until people sign in, the one who works here is the location manager the data names; of several the first by
 * number. PRIV-4 will put a signed-in person in this place.
 */
export function createDataActor(rows: Pick<RowReader, 'listRows'>): SessionPort {
  return {
    currentActor: () => {
      const [manager] = rows.listRows('staff_member', { role: 'manager' })
      return manager === undefined
        ? firstActor
        : { id: manager.id, name: fullName(manager), role: 'locationManager' }
    },
  }
}
