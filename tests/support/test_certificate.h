#pragma once

namespace rodedraad::testing_support {

/// Made for tests with openssl; used for nothing. It ends on 2126-10-29.
inline constexpr const char* kCertificate = R"(-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIURW5BPFTHXsPOshr7ZInGjV2bKEswCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjIxMjMxMjNaGA8yMTI2MTAyOTEyMzEy
M1owDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBCA
VbusI93d/RvVNUKCMpPtFH3T1MVgNbqjTpJcgYVr0Z6IFWhtsnhsdyYeQSxVdDzu
PFav2sIK54x93uWyi1OjUzBRMB0GA1UdDgQWBBQg/PCVmyVZLXdmIufiEkBB4R/k
YTAfBgNVHSMEGDAWgBQg/PCVmyVZLXdmIufiEkBB4R/kYTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIQCqXwdks25FYE5IMtKCKiyPfwkSjQEycoxZ
EecITHWcvQIgAJ9wMhjPSX0ZQT/t3xenIlpBPqMStqnNhn2pzmpbJR0=
-----END CERTIFICATE-----
)";

}  // namespace rodedraad::testing_support
