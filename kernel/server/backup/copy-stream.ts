import { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** The part of the driver's connection that COPY needs; its own types leave it out. */
interface Wire {
  query(text: string): void;
  sync(): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  readonly stream: {
    pause(): void;
    resume(): void;
    writableNeedDrain: boolean;
    once(event: 'drain', then: () => void): void;
  };
}

type Answer = { readonly text: string };

/** Runs `copy … to stdout` and gives its bytes as a stream that holds the server back when the reader is slow. */
export function copyOut(client: pg.ClientBase, statement: string): Readable {
  let wire: Wire | undefined;
  const out = new Readable({
    read: () => wire?.stream.resume(),
    destroy(error, done) {
      wire?.stream.resume(); // the rest of the answer must still be read off the connection
      done(error);
    },
  });
  const query = {
    submit(connection: Wire) {
      wire = connection;
      connection.query(statement);
      return null;
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      if (out.destroyed) return;
      // A copy: the driver reuses its buffer for the next message.
      if (!out.push(Buffer.from(chunk))) wire?.stream.pause();
    },
    handleError: (error: Error) => void out.destroy(error),
    handleReadyForQuery: () => void out.push(null),
    ...IGNORED,
  };
  client.query(query as unknown as pg.Submittable);
  return out;
}

/** Runs `copy … from stdin`; write the bytes to the stream, `finish` comes after the server took them all. */
export function copyIn(client: pg.ClientBase, statement: string): Writable {
  let over = false;
  const begun = promised<Wire>();
  const ended = promised<void>();
  ended.promise.catch(() => undefined);
  begun.promise.catch(() => undefined);
  const into = new Writable({
    write(chunk: Buffer, _encoding, done) {
      begun.promise.then((connection) => {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) connection.stream.once('drain', () => done());
        else done();
      }, done);
    },
    final(done) {
      begun.promise.then((connection) => connection.endCopyFrom()).catch(() => undefined);
      ended.promise.then(() => done(), done);
    },
    destroy(error, done) {
      // Also when the server has not asked for data yet: it would wait for them for ever.
      if (error && !over)
        begun.promise.then((connection) => connection.sendCopyFail(error.message)).catch(() => undefined);
      done(error);
    },
  });
  const query = {
    submit(connection: Wire) {
      connection.query(statement);
      return null;
    },
    handleCopyInResponse: (connection: Wire) => begun.resolve(connection),
    handleError: (error: Error) => {
      over = true;
      begun.reject(error);
      ended.reject(error);
      into.destroy(error);
    },
    handleReadyForQuery: () => {
      over = true;
      ended.resolve();
    },
    ...IGNORED,
  };
  client.query(query as unknown as pg.Submittable);
  return into;
}

/** A promise with its ends outside; Node 20 has no `Promise.withResolvers`. */
function promised<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const nothing = (_answer: Answer): void => undefined;
/** Messages of the protocol that carry nothing for COPY. */
const IGNORED = {
  handleRowDescription: nothing,
  handleDataRow: nothing,
  handleCommandComplete: nothing,
  handleEmptyQuery: nothing,
  handlePortalSuspended: nothing,
};
