import { enterAbsence } from './attendance/enter-absence.ts'
import { moveChild } from './attendance/move-child.ts'
import { removeAbsence } from './attendance/remove-absence.ts'
import { createCommandRegistry, registered } from './command-registry.ts'
import type { CommandRegistry, Upcasters } from './command-registry.ts'
import { redoCommand } from './history/redo-command.ts'
import { undoCommand } from './history/undo-command.ts'
import { importOrganisation } from './imports/import-organisation.ts'
import { acceptOffer } from './requests/accept-offer.ts'
import { approveRequestAnyway } from './requests/approve-request-anyway.ts'
import { approveRequest } from './requests/approve-request.ts'
import { declineRequest } from './requests/decline-request.ts'
import { enterRequest } from './requests/enter-request.ts'
import { offerAlternative } from './requests/offer-alternative.ts'
import { reopenRequest } from './requests/reopen-request.ts'
import { withdrawRequest } from './requests/withdraw-request.ts'
import { assignShift } from './rosters/assign-shift.ts'
import { changeShift } from './rosters/change-shift.ts'
import { removeShift } from './rosters/remove-shift.ts'
import { settleRoster } from './rosters/settle-roster.ts'
import { unsettleRoster } from './rosters/unsettle-roster.ts'
import { setHouseRule } from './rules/set-house-rule.ts'

/** Every command the app knows, by name. A new command is written down here or it does not exist. */
const commands = [
  registered(importOrganisation),
  registered(enterAbsence),
  registered(removeAbsence),
  registered(moveChild),
  registered(settleRoster),
  registered(unsettleRoster),
  registered(assignShift),
  registered(changeShift),
  registered(removeShift),
  registered(setHouseRule),
  registered(enterRequest),
  registered(approveRequest),
  registered(approveRequestAnyway),
  registered(declineRequest),
  registered(offerAlternative),
  registered(acceptOffer),
  registered(withdrawRequest),
  registered(reopenRequest),
  registered(undoCommand),
  registered(redoCommand),
]

/** Arguments recorded by older versions, lifted one version at a time. Kept for at least two years. */
const upcasters: Upcasters = {}

export const commandRegistry: CommandRegistry = createCommandRegistry(commands, upcasters)
