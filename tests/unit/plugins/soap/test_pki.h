#pragma once

#include "pki.h"
#include "trust.h"

namespace rodedraad::soap {

using http::Folder;
using http::Identity;
using http::read_certificates;
using http::TestPki;

/// The one authority of this program, and an identity of it with an OIN: keys take time to make.
const TestPki& test_pki();
const Identity& test_identity();

}  // namespace rodedraad::soap
