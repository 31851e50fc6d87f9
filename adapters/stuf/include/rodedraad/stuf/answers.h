#pragma once

#include <string>
#include <string_view>

#include "rodedraad/stuf/stuurgegevens.h"

namespace rodedraad::stuf {

/// A Bv03 or Bv01: control data only.
std::string confirmation(std::string_view berichtcode, const Stuurgegevens& data);

/// A Bv02: of its control data only the berichtcode.
std::string synchronous_confirmation();

/// A Fo01 or Fo03 with the table's place and text for \p code. details: at most 1000 characters
/// are written.
std::string fault(std::string_view berichtcode, const Stuurgegevens& data, std::string_view code,
                  std::string_view details = {});

/// A Fo02.
std::string synchronous_fault(std::string_view code, std::string_view details = {});

/// The control data of an answer: sender and receiver swapped, its cross reference the reference of
/// \p received.
Stuurgegevens answer_to(const Stuurgegevens& received, std::string reference, std::string moment);

}  // namespace rodedraad::stuf
