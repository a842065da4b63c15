export * from '#renderer/src/target.ts'
