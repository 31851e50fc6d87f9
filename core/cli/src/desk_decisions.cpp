#include "desk_decisions.h"

#include <utility>

#include "offline.h"
#include "open_store.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/hub/log.h"
#include "running_hub.h"

namespace rodedraad::cli {

std::string decide(Installation& installation, const Place& place, store::Reader& reader,
                   const store::DeliveryRow& row, const hub::Decision& decision) {
  if (auto why_not = hub::refusal(row, decision); !why_not.empty()) return why_not;
  if (store::DataLock::held(place.data)) {
    const auto running = running_hub(place);
    if (!running) return running.error();
    return admin::tell_decision(installation.plugins(), *running, place.data / "admin.token",
                                decision);
  }
  const model::SystemClock clock;
  hub::Ids ids{clock};
  hub::DeskWork work;
  work.now = clock.now();
  work.config = &installation.config();
  work.fresh_id = ids.next();
  work.marks = hub::own_marks(reader, row);
  work.withdraw = [](const store::Standing&) { return true; };
  bool done = false;
  write_offline(place, store_of(installation, place), [&](store::Transaction& transaction) {
    done = hub::carry_out(transaction, row, decision, work).has_value();
  });
  return done ? std::string{} : std::string{hub::kMovedOn};
}

std::string process_again(Installation& installation, const Place& place, store::Reader& reader,
                          store::MessageRow row) {
  const bool in_doubt = row.state == store::MessageState::parked && row.case_id.empty();
  if (row.state != store::MessageState::failed && !in_doubt) {
    return "dit bericht ligt niet bij de storingen: het is " +
           std::string{store::to_string(row.state)};
  }
  if (store::DataLock::held(place.data)) {
    const auto running = running_hub(place);
    if (!running) return running.error();
    return admin::ask_again(installation.plugins(), *running, place.data / "admin.token",
                            row.message.id);
  }
  const auto from = std::exchange(row.state, store::MessageState::received);
  const auto now = model::SystemClock{}.now();
  const auto who = admin::this_operator();
  row.reason.clear();
  row.findings.clear();
  const auto doubts = hub::settled_doubts(reader, row.message.id, who.name);
  write_offline(place, store_of(installation, place), [&](store::Transaction& transaction) {
    transaction.update(row, from, now, {who.origin, who.name, {}});
    for (const auto& task : doubts) transaction.put_task(task);
  });
  return {};
}

store::Actor decider(const std::string& by, const std::string& reason) {
  const auto who = admin::this_operator();
  return {who.origin, by.empty() ? who.name : hub::mask(by), hub::mask(reason)};
}

}  // namespace rodedraad::cli
