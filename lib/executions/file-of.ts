// Which uploaded file an input speaks of: all built-in agents name it alike.
import * as z from 'zod';

const WithFile = z.looseObject({ activityFile: z.looseObject({ fileId: z.string() }) });

export const fileOf = (input: unknown): string | undefined => WithFile.safeParse(input).data?.activityFile.fileId;
