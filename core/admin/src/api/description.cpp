#include "description.h"

// The bytes of the file, put in by the assembler: as a literal it would be longer than compilers
// take.
asm(R"(.section .rodata
.global rodedraad_openapi_begin
.global rodedraad_openapi_end
rodedraad_openapi_begin:
.incbin ")" RODEDRAAD_OPENAPI R"("
rodedraad_openapi_end:
.byte 0
.section .text
)");

extern "C" const char rodedraad_openapi_begin[];
extern "C" const char rodedraad_openapi_end[];

namespace rodedraad::admin {

std::string_view description() {
  return {rodedraad_openapi_begin,
          static_cast<std::size_t>(rodedraad_openapi_end - rodedraad_openapi_begin)};
}

}  // namespace rodedraad::admin
