#pragma once

#include "mailbox.h"

namespace rodedraad::simulate {

/// VluchtelingenWerk. Works with V-nummers and refuses a message with a BSN in it, so that a leak
/// shows.
class Vluchtelingenwerk final : public Mailbox {
  std::string problem(pugi::xml_node message) const override;
};

}  // namespace rodedraad::simulate
