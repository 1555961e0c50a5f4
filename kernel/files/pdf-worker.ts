/**
 * Sets typst to work in a thread of its own: the compiler is native and synchronous, and a long table would hold up the
 * server. One document at a time; a document that takes too long ends the thread, and the next starts a fresh one.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { refuse } from '#kernel/refusal.ts';

export interface PdfJob {
  readonly source: string;
  /** JSON, read by the template from `sys.inputs.doc`. */
  readonly doc: string;
  /** Pictures by path as the template names them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly standard: string | undefined;
}

type Answer = { readonly pdf: Uint8Array } | { readonly error: string };

/** Where typst believes to live; nothing is there, so no file of the machine can be read from a document. */
const WORKSPACE = '/zhunsheng-no-such-folder';

/** Runs in the thread. Kept as text so that it works alike from source, under a test runner and from a bundle. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { NodeCompiler } = require(workerData.compiler);
const fontBlobs = workerData.fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.byteLength));
const compiler = NodeCompiler.create({ workspace: workerData.workspace, fontArgs: [{ fontBlobs }] });
parentPort.on('message', (job) => {
  try {
    for (const [path, bytes] of job.pictures) compiler.mapShadow(workerData.workspace + path, Buffer.from(bytes));
    const result = compiler.compile({ mainFileContent: job.source, inputs: { doc: job.doc } });
    const fault = result.hasError() ? result.takeError() : null;
    if (fault || !result.result) throw new Error(JSON.stringify(fault && fault.shortDiagnostics));
    const pdf = compiler.pdf(result.result, job.standard ? { pdfStandard: job.standard } : {});
    parentPort.postMessage({ pdf });
  } catch (error) {
    parentPort.postMessage({ error: String(error && error.message || error) });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
});
`;

export class PdfWorker {
  private readonly fonts: readonly Buffer[];
  private readonly limit_ms: number;
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(fonts: readonly Buffer[], limit_ms: number) {
    this.fonts = fonts;
    this.limit_ms = limit_ms;
  }

  /** The PDF. Throws `busy.pdf_time` past the time limit, an `Error` when typst cannot set the source. */
  run(job: PdfJob): Promise<Uint8Array> {
    const turn = this.last.then(() => this.runNow(job));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the thread; the next document starts a new one. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private runNow(job: PdfJob): Promise<Uint8Array> {
    const worker = this.worker ?? this.start();
    worker.ref();
    return new Promise<Uint8Array>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        worker.off('message', heard);
        worker.off('error', failed);
        worker.unref();
        act();
      };
      const heard = (answer: Answer) =>
        settle(() => ('pdf' in answer ? resolve(answer.pdf) : reject(new Error(`typst: ${answer.error}`))));
      const failed = (error: Error) => {
        this.worker = null;
        settle(() => reject(error));
      };
      const timer = setTimeout(() => {
        settle(() => reject(refuse('busy.pdf_time', '文书过长，未能在规定时间内生成 PDF。请缩小范围后分批生成。')));
        void this.close();
      }, this.limit_ms);
      worker.on('message', heard);
      worker.on('error', failed);
      worker.postMessage(job);
    });
  }

  private start(): Worker {
    const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
    const data = { compiler, workspace: WORKSPACE, fonts: this.fonts };
    this.worker = new Worker(THREAD, { eval: true, workerData: data, execArgv: [] });
    return this.worker;
  }
}
