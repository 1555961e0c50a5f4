import type { FastifyInstance } from 'fastify';
import type { FilesDeps } from '../server/deps.ts';

export function roundRoutes(_app: FastifyInstance, _deps: FilesDeps): void {}
