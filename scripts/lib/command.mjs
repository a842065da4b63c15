import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.mjs'

/**
 * Runs a script with this same Node, its output going straight to the terminal, and answers its exit code.
 * @param {string} script absolute path
 * @param {string[]} parameters
 * @param {{ env?: Record<string, string | undefined>, stdio?: import('node:child_process').StdioOptions, cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export function runNode(script, parameters = [], options = {}) {
  return runCommand(process.execPath, [script, ...parameters], options)
}

/**
 * The same for any program. SIGTERM and SIGHUP are passed on; Ctrl-C reaches the child through the terminal, and is
 * passed on where there is none.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ env?: Record<string, string | undefined>, stdio?: import('node:child_process').StdioOptions, cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export function runCommand(program, parameters = [], options = {}) {
  const child = spawn(program, parameters, {
    cwd: options.cwd ?? root,
    stdio: options.stdio ?? 'inherit',
    env: { ...process.env, ...options.env },
  })
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, passOn)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`dagdeel: cannot run ${program}: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/** Steps under way; none outlives this process. One listener for all: a step runs many programs side by side. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/**
 * Runs a script with its output kept, for a step whose output matters only when it fails.
 * @param {string} script
 * @param {string[]} parameters
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function captureNode(script, parameters = [], env = {}) {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let output = ''
  const keep = (chunk) => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  running.add(child)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}
