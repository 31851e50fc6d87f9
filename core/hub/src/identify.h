#pragma once

#include <string>
#include <vector>

#include "rodedraad/hub/plan.h"

namespace rodedraad::hub {

/// Whose message it is.
struct Identified {
  enum class Outcome { known, opened, unknown, doubtful, invalid };
  Outcome outcome = Outcome::unknown;
  store::CaseFile file;  ///< a copy to work on; known and opened
  std::vector<std::string> absorbed;
  std::vector<model::Change> changes;        ///< by taking over another case
  std::vector<model::CaseIdentifier> all;    ///< of the message, in canonical form
  std::vector<model::CaseIdentifier> fresh;  ///< those the case did not have
  std::string reason;                        ///< unknown, doubtful, invalid: Dutch, without values
};

/// The code of the finding that says that a person decided whose a message is.
inline constexpr const char* kDecidedByPerson = "persoon-besloten";

/// Finds the case of a message by its identifiers, opens one when the kind of message may, and ties
/// two cases together when the message shows that they are one person. A BSN or V-nummer that
/// contradicts the case, or another date of birth where no BSN tied them, is for a person to
/// decide; when a person did, none of the message's numbers are taken over.
Identified identify(const Context& context, Cases& cases, const store::MessageRow& message,
                    const sdk::Decoded& decoded, bool may_open);

}  // namespace rodedraad::hub
