#pragma once

#include <memory>
#include <string>

#include "rodedraad/model/clock.h"
#include "rodedraad/store/transaction.h"

/// What a person orders for a whole case: that it is erased (art. 17 AVG), that nothing of it may
/// be erased because somebody needs it still, or that it may again.
namespace rodedraad::hub {

struct CaseOrder {
  enum class What { erase, hold, release };
  What what = What::erase;
  std::string case_id;
  std::string reason;
  std::string by;      ///< who gives the order
  std::string origin;  ///< from where: "command", an address
};

/// Who does it, for the audit log.
store::Actor actor_of(const CaseOrder& order);

/// What an order makes of a case.
struct CaseOrdered {
  CaseOrder order;
  std::shared_ptr<const store::CaseFile> file;  ///< the case afterwards
  store::AuditRow audit;
};

/// Why \p order cannot be carried out on this case, in Dutch; empty: it can. A null \p file: there
/// is no such case.
std::string why_not(const store::CaseFile* file, const CaseOrder& order);

/// Thinks an order through that can be carried out.
CaseOrdered make_order(const store::CaseFile& file, CaseOrder order, model::Instant now,
                       const std::string& revision);

/// Writes it down. For an erasure nothing of the case may be under way, or be queued.
void write(store::Transaction& transaction, const CaseOrdered& ordered);

}  // namespace rodedraad::hub
