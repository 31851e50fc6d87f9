#pragma once

#include "mailbox.h"

namespace rodedraad::simulate {

/// The benefits system of the municipality.
class Participatiewet final : public Mailbox {
  std::string problem(pugi::xml_node message) const override;
};

}  // namespace rodedraad::simulate
