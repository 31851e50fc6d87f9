#pragma once

#include <string>

#include "rodedraad/sdk/adapter.h"

/// What an adapter says, as lines that a person can read and compare.
namespace rodedraad::tests {

std::string render(const sdk::Admission& admission);
std::string render(const sdk::Answer& answer);
std::string render(const sdk::Decoded& decoded);
std::string render(const sdk::Message& message);
std::string render(const sdk::Judgement& judgement);

}  // namespace rodedraad::tests
