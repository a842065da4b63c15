/** Where a default comes from. `ownKnowledge` has not been seen in a source: let a person look at it. */
export type PolicySource = 'providerConditions' | 'law' | 'ownKnowledge'

export interface PolicyDefinition<Value> {
  readonly defaultValue: Value
  /** The rule the policy belongs to. */
  readonly ruleId: string
  readonly source: PolicySource
  /** Types a value from stored JSON; `undefined` when it does not fit. */
  read(value: unknown): Value | undefined
  /**
   * What holds when the location says `own` and the organisation says `organisation`. A location may be stricter, not
   * looser; where neither is stricter (the day on which a contract ends) the location's own value holds.
   */
  combine(organisation: Value, own: Value): Value
}
