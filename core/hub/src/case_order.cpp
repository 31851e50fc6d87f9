#include "rodedraad/hub/case_order.h"

#include <utility>

#include "rodedraad/hub/log.h"
#include "rodedraad/model/date.h"

namespace rodedraad::hub {

namespace {

using What = CaseOrder::What;

const char* action_of(What what) {
  if (what == What::erase) return "case.erase";
  return what == What::hold ? "case.hold" : "case.release";
}

}  // namespace

store::Actor actor_of(const CaseOrder& order) { return {order.origin, order.by, order.reason}; }

std::string why_not(const store::CaseFile* file, const CaseOrder& order) {
  if (file == nullptr) return "er is geen zaak met dit nummer";
  if (order.by.empty()) return "zeg wie de opdracht geeft";
  if (order.reason.empty() && order.what != What::release) return "zeg waarom";
  if (order.what == What::erase && !file->hold.empty()) {
    return "deze zaak wordt vastgehouden (" + file->hold +
           "): er wordt niets van gewist tot zij is losgelaten";
  }
  if (order.what == What::release && file->hold.empty()) return "deze zaak wordt niet vastgehouden";
  return {};
}

CaseOrdered make_order(const store::CaseFile& file, CaseOrder order, model::Instant now,
                       const std::string& revision) {
  CaseOrdered out;
  order.reason = mask(order.reason);
  order.by = mask(order.by);
  auto after = std::make_shared<store::CaseFile>(file);
  ++after->file.version;
  if (order.what == What::erase) {
    *after = {};
    after->file.id = file.file.id;
    after->file.municipality = file.file.municipality;
    after->file.version = file.file.version + 1;
    after->looked = file.looked;
    after->closed = model::Date{model::dutch_day(now)}.text();
    after->close_reason = "alle gegevens zijn gewist door " + order.by + ": " + order.reason;
  } else {
    after->hold = order.what == What::hold ? order.by + ": " + order.reason : std::string{};
  }
  out.audit = {.at = now,
               .action = action_of(order.what),
               .object = after->file.id,
               .result = "done",
               .origin = order.origin,
               .actor = order.by,
               .municipality = after->file.municipality,
               .revision = revision,
               .detail = order.reason};
  order.case_id = after->file.id;
  out.order = std::move(order);
  out.file = std::move(after);
  return out;
}

void write(store::Transaction& transaction, const CaseOrdered& ordered) {
  if (ordered.order.what == What::erase) {
    transaction.erase_case(ordered.order.case_id, ordered.audit.at, actor_of(ordered.order));
  }
  transaction.put_case(*ordered.file);
  if (ordered.order.what != What::erase) {
    transaction.hold_case(ordered.order.case_id, ordered.file->hold);
  }
  transaction.audit(ordered.audit);
}

}  // namespace rodedraad::hub
