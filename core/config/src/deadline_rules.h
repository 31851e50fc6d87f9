#pragma once

#include "element.h"
#include "report.h"
#include "rodedraad/config/config.h"

namespace rodedraad::config {

/// Checks how the rules of one deadline stand to each other and to the end that a partner gives.
void check_deadline_rules(const Element& deadline, const DeadlineSet& set, Report& report);

/// Checks that `attribute`, when it is there, is the path of a date.
void check_date_field(const Element& element, std::string_view attribute, Report& report);

/// Checks that the two fields of <suspend> can be paired.
void check_suspension(const Element& element, Report& report);

}  // namespace rodedraad::config
