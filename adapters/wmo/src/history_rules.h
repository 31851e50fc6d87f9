#pragma once

#include <string>
#include <vector>

#include "history.h"
#include "opened.h"
#include "rodedraad/message/mapping.h"

namespace rodedraad::wmo {

/// A fault of control level 3 or 4 in one data class.
struct ClassFault {
  std::string where;  ///< a class_path; "Header" for the header
  std::string code;   ///< the RetourCode
};

struct Verdict {
  std::vector<ClassFault> faults;
  std::vector<sdk::Finding> findings;  ///< a sentence for each fault, and what was let pass
};

/// streng: what should have come before must be there. soepel: messages come in any order (OP080),
/// and the hub may have come after the allocation; then it is only noted.
enum class Order { loose, strict };

/// Control levels 3 and 4 of a heen message (iWmo 3.2, technische regels, berichtoverstijgend and
/// externe bron), in the light of what came before. \p mapping holds the code tables.
Verdict judge_by_history(const Opened& opened, const History& history,
                         const message::Mapping& mapping, Order order);

/// The rules about the header alone, for which nothing of the person needs to be known.
Verdict judge_header(const Opened& opened, const std::string& today,
                     const message::Mapping& mapping);

}  // namespace rodedraad::wmo
