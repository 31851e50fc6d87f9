#pragma once

#include <string>
#include <vector>

#include "commands.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/causes.h"
#include "rodedraad/store/reader.h"

/// What lies at the dead-letter desk, of deliveries and of messages that came in alike.
namespace rodedraad::cli {

struct DeskItem {
  bool incoming = false;  ///< a message that came in, not a delivery
  std::string id;
  std::string connection;
  std::string kind;
  std::string case_id;
  std::string municipality;
  std::string state;
  std::string text;  ///< why; the partner's words
  int status = 0;
  int attempts = 0;
  model::Instant since{};
  const hub::Cause* cause = nullptr;
  bool again = false;     ///< a person sent it again before
  std::string why_stays;  ///< why it cannot be sent again; empty when it can
};

/// Which of them; what is empty asks for nothing.
struct DeskFilter {
  std::string connection;
  std::string kind;
  std::string cause;  ///< a code
  std::string case_id;
  std::string municipality;
  model::Instant since{};  ///< inclusive
  model::Instant until{};  ///< exclusive; 1970: no end

  bool empty() const;
};

/// Throws Stop when a moment is none, or the cause is not known.
DeskFilter filter_of(const DeskOptions& options);

/// Deliveries first, in the order in which they would go; then messages, in that of acceptance.
/// Among these, since \p now, is what waits too long for its person to be known.
std::vector<DeskItem> desk_items(store::Reader& reader, const config::Config& config,
                                 const DeskFilter& filter, model::Instant now);

/// Many of one sort.
struct DeskGroup {
  const hub::Cause* cause = nullptr;
  std::string connection;
  std::string kind;
  std::size_t count = 0;
  model::Instant oldest{};
};

/// The largest first.
std::vector<DeskGroup> groups_of(const std::vector<DeskItem>& items);

}  // namespace rodedraad::cli
