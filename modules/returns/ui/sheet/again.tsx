/** Works out anew what the records say of this return; what people typed stays. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { post } from '#kernel/ui/index.ts';

interface AgainProps {
  readonly id: string;
  readonly tell: (words: string) => void;
}

export function RecordsAgain({ id, tell }: AgainProps) {
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => post<{ readonly cells: number }>(`/api/returns/${id}/expected`),
    onSuccess: async ({ cells }) => {
      await client.invalidateQueries({ queryKey: ['query', 'returns.sheet', { id }] });
      tell(`已按系统记录重新计算${cells}格，填报的数不变`);
    },
    onError: (error) => tell(error.message),
  });
  return (
    <Button size="small" loading={run.isPending} onClick={() => run.mutate()}>
      更新预填
    </Button>
  );
}
