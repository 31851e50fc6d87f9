#pragma once

#include <string>
#include <vector>

#include "commands.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/desk_list.h"
#include "rodedraad/store/reader.h"

/// What lies at the dead-letter desk, as the command line shows it: each is opened.
namespace rodedraad::cli {

struct DeskItem : hub::DeskItem {
  std::string text;       ///< why; the partner's words
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
std::vector<DeskItem> desk_items(store::Reader& reader, const store::Location& location,
                                 const config::Config& config, const DeskFilter& filter,
                                 model::Instant now);

}  // namespace rodedraad::cli
