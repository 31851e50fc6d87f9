import { useTranslation } from 'react-i18next';
import type { Shape } from '../../api/types';
import { Empty } from '../../patterns/empty';
import { DeliveryTable } from '../berichten/delivery-table';
import { MessageTable } from '../berichten/message-table';

export function CaseDeliveries({ deliveries }: { deliveries: Shape<'Aflevering'>[] }) {
  const { t } = useTranslation('zaken');
  if (deliveries.length === 0) return <Empty text={t('nietsVerstuurd')} />;
  return <DeliveryTable caption={t('verstuurd')} deliveries={deliveries} />;
}

export function CaseMessages({ messages }: { messages: Shape<'Berichtregel'>[] }) {
  const { t } = useTranslation('zaken');
  if (messages.length === 0) return <Empty text={t('nietsOntvangen')} />;
  return <MessageTable caption={t('ontvangen')} messages={messages} />;
}
