import { Paragraph } from '@utrecht/component-library-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { Empty } from '../../patterns/empty';
import { ListTable, useKeyset } from '../../patterns/list';
import { useProcessingColumns } from './processing-columns';

/** Each processing of somebody's data, the newest first. */
export function ProcessingLog() {
  const { t } = useTranslation('logboek');
  const list = useKeyset(
    ['verwerkingen'],
    (cursor) =>
      content(api.GET('/verwerkingen', { params: { query: { ...(cursor && { cursor }) } } })),
    { meta: { audited: true } },
  );
  return (
    <>
      <Paragraph>{t('verwerkingenUitleg')}</Paragraph>
      <ListTable
        list={list}
        caption={t('verwerkingen')}
        columns={useProcessingColumns()}
        rowId={(one) => String(one.volgnummer)}
        empty={<Empty text={t('verwerkingenLeeg')} />}
      />
    </>
  );
}
