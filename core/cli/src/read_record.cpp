#include "read_record.h"

#include "offline.h"
#include "open_store.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/log.h"
#include "running_hub.h"

namespace rodedraad::cli {

namespace {

std::string ask_hub(Installation& installation, const Place& place, const store::AuditRow& row) {
  const auto running = running_hub(place);
  if (!running) return running.error();
  return admin::tell_read(installation.plugins(), *running, place.data / "admin.token", row);
}

std::string write(Installation& installation, const Place& place, const store::AuditRow& row) {
  try {
    write_offline(place, store_of(installation, place),
                  [&row](store::Transaction& transaction) { transaction.audit(row); });
    return {};
  } catch (const std::runtime_error& problem) {
    return problem.what();
  }
}

}  // namespace

void record_read(Installation& installation, const Place& place, const ReadRecord& record) {
  const auto who = admin::this_operator();
  const store::AuditRow row{.at = model::SystemClock{}.now(),
                            .action = record.action,
                            .object = record.object,
                            .result = "shown",
                            .origin = who.origin,
                            .actor = who.name,
                            .municipality = record.municipality,
                            .revision = installation.config().revision,
                            .detail = hub::mask(place.reason)};
  const auto why_not = store::DataLock::held(place.data) ? ask_hub(installation, place, row)
                                                         : write(installation, place, row);
  if (why_not.empty()) return;
  throw Stop(kUnavailable,
             "er is niets getoond, want vastleggen wie dit ziet lukt niet: " + why_not);
}

model::Instant moment(const std::string& text, const std::string& option) {
  if (text.empty()) return {};
  try {
    return model::parse_instant(text);
  } catch (const std::exception& problem) {
    throw Stop(kUsage, option + ": " + problem.what());
  }
}

}  // namespace rodedraad::cli
