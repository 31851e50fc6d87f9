#include <iostream>

#include "commands.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/hub/otlp.h"
#include "rodedraad/store/audit_log.h"

namespace rodedraad::cli {

namespace {

constexpr std::size_t kAtATime = 500;

}  // namespace

int logbook_export(const Place& place, const std::string& since) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto from = moment(since);
  const auto location = store_of(installation, place);
  record_read(installation, place, {"logboek.read", {}, {}});
  store::AuditLog log{location};
  std::int64_t last = 0;
  for (;;) {
    const auto rows = log.processing(last, from, kAtATime);
    if (rows.empty()) return kOk;
    std::cout << hub::otlp_traces(rows) << '\n';
    last = rows.back().seq;
  }
}

}  // namespace rodedraad::cli
