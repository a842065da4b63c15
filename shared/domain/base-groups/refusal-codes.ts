/** Every "no" to a change of the plan; the sentences are with those of the commands. */
export const planRefusalCodes = [
  'notFound',
  'groupNotValid',
  'ownGroup',
  'changeDay',
  'changeTooEarly',
  'planOtherKind',
  'planNoPlace',
  'planNotStarted',
  'planPlaceEnded',
  'planDayPast',
  'planTwice',
  'planTooYoung',
  'planTooOld',
  'planTooEarly',
  'planAlreadyPlaced',
  'planLaterAgreement',
  'planClosedWeekday',
  'planTimes',
  'planTooFull',
  'planNotAllowed',
  'secrecyNoVve',
] as const
export type PlanRefusalCode = (typeof planRefusalCodes)[number]

export interface PlanRefusal {
  readonly code: PlanRefusalCode
  readonly params: Readonly<Record<string, string | number>>
}
