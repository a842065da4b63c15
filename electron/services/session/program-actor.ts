export { programActorId } from '#shared/commands/program-work.ts'
