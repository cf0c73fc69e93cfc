// Invokes a function of the app as its operator could, by the id of its declaration.

export async function invoke(edgeUrl: string, id: string, payload: unknown): Promise<unknown> {
  const name = `greenlang-dev-${id.replaceAll('.', '-')}`;
  const response = await fetch(`${edgeUrl}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(payload),
  });
  const answer: unknown = await response.json();
  if (response.headers.has('x-amz-function-error')) throw new Error(`${id} failed: ${JSON.stringify(answer)}`);
  return answer;
}
