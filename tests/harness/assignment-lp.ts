import { listCellMixes } from '#shared/domain/base-groups/proposal/cell-mixes.ts'
import { SLOTS, type AssignmentProblem } from '#shared/domain/base-groups/proposal/problem.ts'

/**
 * The same problem as a model for outside solvers, in the LP format: one course per child, one mix per cell that holds
 * everybody who is in it. `fixedCost` is what no choice changes; it is to be added to the value of the model.
 */
export function writeAssignmentLp(problem: AssignmentProblem): {
  readonly text: string
  readonly fixedCost: number
} {
  const mixes = listCellMixes(problem)
  const objective: string[] = []
  const rows: string[] = []
  const binaries: string[] = []
  const inCell = new Map<number, string[]>()
  problem.children.forEach(({ courses }, child) => {
    courses.forEach(({ ownCost, entries }, course) => {
      const name = `x${child}_${course}`
      binaries.push(name)
      if (ownCost !== 0) objective.push(`${ownCost} ${name}`)
      for (const entry of entries) inCell.set(entry, [...(inCell.get(entry) ?? []), name])
    })
    rows.push(`${courses.map((_, course) => `x${child}_${course}`).join(' + ')} = 1`)
  })
  for (let cell = 0; cell < problem.cells.count; cell += 1) {
    const from = mixes.start[cell] ?? 0
    const until = mixes.start[cell + 1] ?? 0
    if (from === until) continue
    const names = Array.from({ length: until - from }, (_, place) => `m${from + place}`)
    names.forEach((name, place) => {
      binaries.push(name)
      objective.push(`${mixes.cost[from + place] ?? 0} ${name}`)
    })
    rows.push(`${names.join(' + ')} = 1`)
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const guests = inCell.get(cell * SLOTS + slot)
      if (guests === undefined) continue
      const places = names.flatMap((name, place) => {
        const count = mixes.extra[(from + place) * SLOTS + slot] ?? 0
        return count === 0 ? [] : [`${count} ${name}`]
      })
      rows.push(
        `${[...places, ...guests.map((name) => `- ${name}`)].join(' + ').replaceAll('+ -', '-')} >= 0`,
      )
    }
  }
  problem.pairs.forEach(({ first, second, costs }, pair) => {
    const width = problem.children[second]?.courses.length ?? 1
    costs.forEach((cost, place) => {
      if (cost === 0) return
      const name = `p${pair}_${place}`
      objective.push(`${cost} ${name}`)
      rows.push(`${name} - x${first}_${Math.floor(place / width)} - x${second}_${place % width} >= -1`)
    })
  })
  return {
    fixedCost: mixes.fixedCost,
    text: [
      'Minimize',
      ` obj: ${wrapped(objective.length === 0 ? ['0 x0_0'] : objective, ' + ')}`,
      'Subject To',
      ...rows.map((row, place) => ` r${place}: ${wrapped(row.split(' '), ' ')}`),
      'Binary',
      ...binaries.map((name) => ` ${name}`),
      'End',
      '',
    ].join('\n'),
  }
}

/** Lines short enough for every reader of the format. */
function wrapped(parts: readonly string[], separator: string): string {
  const lines: string[] = []
  for (let place = 0; place < parts.length; place += 20) {
    lines.push(parts.slice(place, place + 20).join(separator))
  }
  return lines.join(`${separator}\n   `)
}
