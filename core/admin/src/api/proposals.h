#pragma once

#include <string>
#include <string_view>

#include "context.h"
#include "request.h"

/// Four eyes: what one person asks for and another one decides about.
namespace rodedraad::admin {

enum class ProposalKind {
  edit,   ///< a delivery goes in another form
  bulk,   ///< many deliveries at once
  erase,  ///< a case
  widen   ///< a configuration under which somebody gets more
};

struct Proposal {
  ProposalKind kind = ProposalKind::edit;
  std::string object;
  std::string municipality;
  std::string content;  ///< what would be done; lies under seal
  std::string why;
};

std::string_view word_of(ProposalKind kind);
/// Who may ask for it, and who may agree.
Right right_for(ProposalKind kind);

/// Puts it down until somebody else decides: 202 with its id.
sdk::Answer propose(const Request& request, Context& context, const Proposal& proposal);

}  // namespace rodedraad::admin
