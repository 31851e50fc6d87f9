import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Shape } from '../../api/types';
import { AreaField } from '../../patterns/area-field';
import { Empty } from '../../patterns/empty';
import { ListTable, rowsOf, useKeyset } from '../../patterns/list';
import { ProblemNotice } from '../../patterns/problem';
import { Section } from '../../patterns/section';
import { TextField } from '../../patterns/text-field';
import { accessQuestion } from './access-question';
import { useProcessingColumns } from './processing-columns';

/** Everything that was done with the data of one person. The numbers stay out of every address. */
export function AccessRequest() {
  const { t } = useTranslation('logboek');
  const question = useRef<Shape<'Inzagevraag'>>({ reden: '' });
  // Counts the questions: the number of a person is no part of what is remembered.
  const [asked, setAsked] = useState(0);
  const [missing, setMissing] = useState(false);
  const columns = useProcessingColumns();
  const list = useKeyset(
    ['verwerkingen', 'inzage', asked],
    (cursor) =>
      content(
        api.POST('/verwerkingen/_zoek', {
          body: { ...question.current, ...(cursor && { cursor }) },
        }),
      ),
    { enabled: asked > 0, meta: { audited: true } },
  );
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = accessQuestion(new FormData(event.currentTarget));
    setMissing(given === undefined);
    if (given === undefined) return;
    question.current = given;
    setAsked((before) => before + 1);
  };
  return (
    <>
      <Paragraph>{t('inzageUitleg')}</Paragraph>
      <form className="rd-form" onSubmit={submit}>
        {missing && (
          <ProblemNotice
            error={
              new ApiProblem({ status: 400, title: t('ontbreekt'), detail: t('nummerOntbreekt') })
            }
          />
        )}
        <TextField name="bsn" label={t('bsn')} />
        <TextField name="vNummer" label={t('vNummer')} />
        <TextField name="zaak" label={t('zaak')} />
        <AreaField
          name="reden"
          label={t('reden')}
          description={t('redenUitleg')}
          rows={2}
          required
        />
        <div>
          <Button type="submit" appearance="primary-action-button" busy={list.isFetching}>
            {t('toon')}
          </Button>
        </div>
      </form>
      {asked > 0 && (
        <Section
          title={t('inzageTabel')}
          actions={
            rowsOf(list).length > 0 && (
              <Button appearance="secondary-action-button" onClick={() => window.print()}>
                {t('drukAf')}
              </Button>
            )
          }
        >
          <ListTable
            list={list}
            caption={t('inzageTabel')}
            columns={columns}
            rowId={(one) => String(one.volgnummer)}
            empty={<Empty text={t('inzageLeeg')} />}
          />
        </Section>
      )}
    </>
  );
}
