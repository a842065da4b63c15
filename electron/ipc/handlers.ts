import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { AppCallName, CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What a handler answers: the output, or a refusal with its facts. It throws only for a fault. */
export type HandlerAnswer<Output> = Result<Output, Message> | Promise<Result<Output, Message>>

/** Exactly one handler for every call of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [Name in AppCallName]: (
    input: ParsedInput<Name>,
    actor: SessionActor,
  ) => HandlerAnswer<CallOutput<Name>>
}
