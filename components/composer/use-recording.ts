'use client'

import { useEffect, useRef, useState } from 'react'

/** What can stand in the way of a recording. */
export type RecordingProblem = 'denied' | 'missing' | 'unsupported' | 'failed'

export interface RecordingState {
  kind: 'starting' | 'recording' | 'paused' | 'done' | 'problem'
  problem?: RecordingProblem
  /** Seconds. */
  elapsed: number
  /** How loud it was lately, from 0 to 1; the newest last. */
  levels: number[]
  bytes?: Blob
}

export interface Recording extends RecordingState {
  pause(): void
  resume(): void
  /** Ends it; answers what was recorded. */
  stop(): Promise<Blob | null>
}

/** What browsers record and the server takes, the best first. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm']

/** How often the level is looked at, in milliseconds, and how many are kept. */
const tick = 80
const kept = 48

/** Records from the microphone from the first drawing on, until it is stopped or left. */
export function useRecording(): Recording {
  const [state, setState] = useState<RecordingState>({ kind: 'starting', elapsed: 0, levels: [] })
  const session = useRef<Session | null>(null)

  useEffect(() => {
    let left = false
    const change = (part: Partial<RecordingState>) => !left && setState(before => ({ ...before, ...part }))
    void begin((elapsed, level) => !left && setState(before => ({ ...before, elapsed, levels: [...before.levels, level].slice(-kept) })))
      .then(begun => {
        if (left) return begun.end()
        session.current = begun
        change({ kind: 'recording' })
      })
      .catch((error: unknown) => change({ kind: 'problem', problem: problemOf(error) }))
    return () => {
      left = true
      session.current?.end()
      session.current = null
    }
  }, [])

  return {
    ...state,
    pause() {
      session.current?.pause()
      setState(before => ({ ...before, kind: 'paused' }))
    },
    resume() {
      session.current?.resume()
      setState(before => ({ ...before, kind: 'recording' }))
    },
    async stop() {
      const bytes = (await session.current?.stop()) ?? null
      session.current?.end()
      setState(before => (bytes && bytes.size > 0 ? { ...before, kind: 'done', bytes } : { ...before, kind: 'problem', problem: 'failed' }))
      return bytes
    },
  }
}

interface Session {
  pause(): void
  resume(): void
  stop(): Promise<Blob>
  /** Lets the microphone go. */
  end(): void
}

async function begin(onTick: (elapsed: number, level: number) => void): Promise<Session> {
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) throw new DOMException('', 'NotSupportedError')
  const mimeType = types.find(type => MediaRecorder.isTypeSupported(type))
  if (!mimeType) throw new DOMException('', 'NotSupportedError')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const level = levelOf(stream)
  recorder.start(1000)
  let before = performance.now()
  let elapsed = 0
  const timer = setInterval(() => {
    const now = performance.now()
    if (recorder.state === 'recording') {
      elapsed += (now - before) / 1000
      onTick(elapsed, level.read())
    }
    before = now
  }, tick)
  return {
    pause: () => recorder.state === 'recording' && recorder.pause(),
    resume: () => recorder.state === 'paused' && recorder.resume(),
    stop: () =>
      new Promise(resolve => {
        clearInterval(timer)
        const bare = mimeType.split(';', 1)[0] ?? mimeType
        recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: bare })))
        if (recorder.state === 'inactive') resolve(new Blob(parts, { type: bare }))
        else recorder.stop()
      }),
    end() {
      clearInterval(timer)
      if (recorder.state !== 'inactive') recorder.stop()
      for (const track of stream.getTracks()) track.stop()
      level.close()
    },
  }
}

function levelOf(stream: MediaStream): { read(): number; close(): void } {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // Speech is quiet: the root twice shows it better.
      return Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.4)
    },
    close: () => void context.close().catch(() => {}),
  }
}

function problemOf(error: unknown): RecordingProblem {
  if (!(error instanceof DOMException)) return 'failed'
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'denied'
  if (error.name === 'NotFoundError' || error.name === 'OverconstrainedError') return 'missing'
  return error.name === 'NotSupportedError' ? 'unsupported' : 'failed'
}
