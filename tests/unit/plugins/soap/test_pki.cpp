#include "test_pki.h"

#include "samples.h"

namespace rodedraad::soap {

const TestPki& test_pki() {
  static const TestPki kPki{kNow};
  return kPki;
}

const Identity& test_identity() {
  static const Identity kIdentity =
      test_pki().issue({"Gemeente Testdorp", "00000099000000001000", 0, 0, "digitalSignature"});
  return kIdentity;
}

}  // namespace rodedraad::soap
