#pragma once

#include <pugixml.hpp>
#include <string>

#include "effects.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {

/// A partner that takes JSON messages at POST /berichten and answers 202. A repeat is 200, the same
/// berichtId with another content 409, a message that breaks the agreement 422.
class Mailbox : public Partner {
 public:
  sdk::Answer answer(const sdk::Message& request) final;
  void forget() final { effects_.forget(); }
  std::string effects() const final { return effects_.json(); }

 private:
  /// What is wrong with a message, in a sentence; empty when nothing is.
  virtual std::string problem(pugi::xml_node message) const = 0;

  Effects effects_;
};

}  // namespace rodedraad::simulate
